
class Record{Name}(TrainerCallback):
    def on_train_begin(self, args, state, control, **_):
        trainer.log({measure})

trainer.add_callback(Record{Name}())
