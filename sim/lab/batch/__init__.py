"""How it is answered: engines that live chunks of runs, and a store that survives being killed."""
