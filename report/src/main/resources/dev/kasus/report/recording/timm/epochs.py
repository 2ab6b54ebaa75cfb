# train.py writes the epoch into summary.csv by itself
