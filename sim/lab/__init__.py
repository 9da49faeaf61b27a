"""The lab: designed comparisons of policies on the same luck."""
