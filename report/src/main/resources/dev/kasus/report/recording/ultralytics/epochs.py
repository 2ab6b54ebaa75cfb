# Ultralytics writes the epoch into results.csv by itself
model.train(..., save=True)
