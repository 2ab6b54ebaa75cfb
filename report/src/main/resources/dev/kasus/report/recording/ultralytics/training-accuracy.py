def train_accuracy(trainer):  # of a classifier, on 20 batches
    correct = seen = 0
    with torch.no_grad():
        trainer.model.eval()
        for batch in itertools.islice(trainer.train_loader, 20):
            batch = trainer.preprocess_batch(batch)
            logits = trainer.model(batch["img"])[1]
            correct += (logits.argmax(1) == batch["cls"]).sum().item()
            seen += len(batch["cls"])
        trainer.model.train()
    # goes into results.csv
    trainer.lr["train/eval-mode-accuracy"] = correct / seen

model.add_callback("on_train_epoch_end", train_accuracy)
