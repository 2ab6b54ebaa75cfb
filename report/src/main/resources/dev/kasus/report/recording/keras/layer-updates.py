class LayerUpdates(keras.callbacks.Callback):  # of the first step of each epoch
    def kernels(self):
        return {layer.name: layer.kernel for layer in self.model.layers
                if getattr(layer, "kernel", None) is not None}

    def weights(self):
        return {name: kernel.numpy() for name, kernel in self.kernels().items()}

    def on_train_batch_begin(self, batch, logs=None):
        if batch == 0:
            self.before = self.weights()

    def on_train_batch_end(self, batch, logs=None):
        if batch == 0:
            self.after = self.weights()

    def on_epoch_end(self, epoch, logs=None):
        with tf.GradientTape() as tape:  # images, labels: one training batch
            predictions = self.model(images, training=True)
            loss = self.model.compute_loss(images, labels, predictions)
        kernels = {name: kernel.value for name, kernel in self.kernels().items()}
        for name, gradient in tape.gradient(loss, kernels).items():
            change = np.linalg.norm(self.after[name] - self.before[name])
            ratio = float(change / np.linalg.norm(self.before[name]))
            logs[f"layer/{name}/update-to-weight-ratio"] = ratio
            logs[f"layer/{name}/weight-gradient-norm"] = float(tf.norm(gradient))
        logs["train/learning-rate"] = float(self.model.optimizer.learning_rate)
