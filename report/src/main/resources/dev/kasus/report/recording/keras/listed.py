
# ahead of the callback that writes the log
model.fit(..., callbacks=[{Name}(), keras.callbacks.CSVLogger("log.csv")])
