"""The four departments: what they are paid for, how they split effort, one verb each."""
