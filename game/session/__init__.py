"""A facilitated session: a host that keeps everything, a worker that computes, pages, clients.

The host's process (`host`, `server`, `store`, `room`) knows no simulation: it writes down what
people do, and asks the worker what comes of it. Nothing here needs a screen.
"""
