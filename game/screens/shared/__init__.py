"""Several people at one computer: each has a seat, and the others look away."""
