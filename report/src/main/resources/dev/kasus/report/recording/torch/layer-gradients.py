gradients = {}

def watch_gradients(model):
    def watch(tag):
        def arrived(gradient):  # of the mean loss of the batch
            gradients[tag] = gradient.norm() * len(gradient) ** 0.5

        def forward(layer, inputs, output):
            if output.requires_grad:
                output.register_hook(arrived)
        return forward

    for name, layer in model.named_modules():
        weight = getattr(layer, "weight", None)
        if weight is not None and weight.dim() > 1:
            tag = f"layer/{name}/activation-gradient-norm"
            layer.register_forward_hook(watch(tag))
