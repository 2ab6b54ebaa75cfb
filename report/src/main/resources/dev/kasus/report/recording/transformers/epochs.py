# the Trainer logs the epoch by itself, beside every loss
TrainingArguments(..., logging_strategy="steps", logging_steps=50)
