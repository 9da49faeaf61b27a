"""The command line of the simulation: run, replay, forecast, scenario files, policies."""
