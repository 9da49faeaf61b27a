"""A game that was played without the network, brought to the host: as a file, a text or a QR code.

`packing` turns a journal into a text of a few hundred characters and back, `living` lives what was
brought once more before it counts, `code` draws a QR code that can be photographed.
"""
