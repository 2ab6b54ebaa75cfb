# the Trainer logs grad_norm by itself, beside the loss, unless max_grad_norm is 0
TrainingArguments(..., logging_strategy="steps", logging_steps=50, max_grad_norm=1.0)
