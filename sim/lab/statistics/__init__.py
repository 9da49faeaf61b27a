"""Statistics as shipped defaults: paired by seed, with intervals whose coverage is tested."""
