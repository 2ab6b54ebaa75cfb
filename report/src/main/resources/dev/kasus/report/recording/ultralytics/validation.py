# Ultralytics writes metrics/accuracy_top1 and val/loss into results.csv by itself
model.train(..., val=True)
