model.fit(..., callbacks=[keras.callbacks.CSVLogger("log.csv")])
