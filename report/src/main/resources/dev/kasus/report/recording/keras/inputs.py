class Inputs(keras.callbacks.Callback):  # train_images, validation_images: arrays
    def on_epoch_end(self, epoch, logs=None):
        for split, x in (("train", train_images), ("validation", validation_images)):
            x = np.asarray(x[:500], dtype="float32")
            logs[f"input/{split}-mean"] = float(x.mean())
            logs[f"input/{split}-std"] = float(x.std())
            logs[f"input/{split}-contrast"] = float(x.reshape(len(x), -1).std(1).mean())
            rms = float(np.sqrt(np.mean(np.diff(x, axis=2) ** 2)))
            logs[f"input/{split}-pixel-gradient-rms"] = rms
