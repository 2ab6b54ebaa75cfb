class GradientNorm(keras.callbacks.Callback):  # images, labels: a training batch
    def on_epoch_end(self, epoch, logs=None):
        with tf.GradientTape() as tape:
            predictions = self.model(images, training=True)
            loss = self.model.compute_loss(images, labels, predictions)
        gradients = tape.gradient(loss, self.model.trainable_variables)
        logs["train/gradient-norm"] = float(tf.linalg.global_norm(gradients))
