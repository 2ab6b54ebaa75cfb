# at the end of the epoch
model.eval()
correct = loss = seen = 0
with torch.no_grad():
    for images, labels in validation_loader:
        logits = model(images)
        losses = torch.nn.functional.cross_entropy(logits, labels, reduction="sum")
        loss += losses.item()
        correct += (logits.argmax(1) == labels).sum().item()
        seen += len(labels)
model.train()
record("validation/accuracy", correct / seen)
record("validation/loss", loss / seen)
