"""The picture that carries the game: four silos, what waits in them, bridges, and the crowd below.

`panel.picture` is the whole of it; its parts are `silos.silos_canvas` and `panel.crowd_canvas`.
"""
