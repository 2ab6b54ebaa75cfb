class LayerGradients(keras.callbacks.Callback):  # images, labels: a training batch
    def on_epoch_end(self, epoch, logs=None):
        layers = [layer for layer in self.model.layers
                  if getattr(layer, "kernel", None) is not None]
        inside = [layer.output for layer in layers] + self.model.outputs
        inside = keras.Model(self.model.inputs, inside)
        with tf.GradientTape() as tape:
            *outputs, predictions = inside([images], training=True)
            loss = self.model.compute_loss(images, labels, predictions)
        for layer, gradient in zip(layers, tape.gradient(loss, outputs)):
            size = float(tf.norm(gradient)) * len(images) ** 0.5
            logs[f"layer/{layer.name}/activation-gradient-norm"] = size
