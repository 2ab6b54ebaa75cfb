
def record(trainer):  # trainer.lr goes into results.csv
    model = trainer.model
    trainer.lr.update({measure})

model.add_callback("on_train_epoch_end", record)
