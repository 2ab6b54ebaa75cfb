# Ultralytics writes train/loss into results.csv by itself
model.train(..., save=True)
