# CSVLogger and TensorBoard count the epochs by themselves
model.fit(..., callbacks=[keras.callbacks.CSVLogger("log.csv")])
