"""The claims of the sources as declared experiments, and what the model says of each.

Arms and contrasts are data (`arms.py`, `contrasts.py`); one file for each section of the register
declares the claims; `living.py` lives the arms, `verdicts.py` judges, `report.py` writes it down.
"""
