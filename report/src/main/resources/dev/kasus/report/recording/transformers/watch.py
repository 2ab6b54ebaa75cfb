
class Watch{Name}(TrainerCallback):
    def on_train_begin(self, args, state, control, model, optimizer, **_):
        optimizer = getattr(optimizer, "optimizer", optimizer)  # behind Accelerate
        {watch}

    def on_step_end(self, args, state, control, **_):
        if state.global_step % args.logging_steps == 0:
            trainer.log({tag: float(value) for tag, value in {values}.items()})
            control.should_log = True  # which log() takes back

trainer.add_callback(Watch{Name}())
