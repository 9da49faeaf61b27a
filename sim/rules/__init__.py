"""The arithmetic of the model: pure functions of numbers, each with its evidence.

No rule knows a customer, a department or a week. The same text serves the Mesa agents, the
compiled sweeps, the forecast and the tests.
"""
