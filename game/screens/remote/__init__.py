"""A seat in a session that another computer hosts."""
