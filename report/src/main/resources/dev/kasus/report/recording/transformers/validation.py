def compute_metrics(prediction):
    hits = prediction.predictions.argmax(-1) == prediction.label_ids
    return {"accuracy": hits.mean()}

arguments = TrainingArguments(..., eval_strategy="epoch")
trainer = Trainer(..., args=arguments, compute_metrics=compute_metrics)
