
def watch(trainer):
    model, optimizer = trainer.model, trainer.optimizer
    {watch}

def record(trainer):  # trainer.lr goes into results.csv
    trainer.lr.update({tag: float(value) for tag, value in {values}.items()})

model.add_callback("on_train_start", watch)
model.add_callback("on_train_epoch_end", record)
