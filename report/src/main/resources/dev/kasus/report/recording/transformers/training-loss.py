# the Trainer logs its loss by itself
TrainingArguments(..., logging_strategy="steps", logging_steps=50)
