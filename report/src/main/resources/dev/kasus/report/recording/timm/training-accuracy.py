# in train.py, before update_summary
# loader_train_eval: the training images without augmentation
top1 = validate(model, loader_train_eval, validate_loss_fn, args, device=device)["top1"]
train_metrics["train/eval-mode-accuracy"] = top1 / 100
