
class Groups(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        logs.update(shared_groups(train_groups, validation_groups))
