
class Classes(keras.callbacks.Callback):  # of a model that ends in logits
    def on_epoch_end(self, epoch, logs=None):
        logits = self.model.predict(validation_images, verbose=0)
        logs.update(class_values(logits, validation_labels, classes))
