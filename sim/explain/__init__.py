"""Why a metric moved: by cause, by department, by decision, and chance apart."""
