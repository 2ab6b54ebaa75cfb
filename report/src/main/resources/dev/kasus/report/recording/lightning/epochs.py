# in the LightningModule
def on_train_epoch_end(self):
    self.log("progress/epoch", float(self.current_epoch + 1))
