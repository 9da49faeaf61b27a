"""Customers: columns with one writer, a network, and the sweeps of their week."""
