class LayerOutputs(keras.callbacks.Callback):  # images: always the same 200 or so
    def on_epoch_end(self, epoch, logs=None):
        for layer in self.model.layers:
            activation = getattr(layer, "activation", None)
            kind = getattr(activation, "__name__", type(layer).__name__.lower())
            if kind not in ("relu", "tanh", "sigmoid"):
                continue
            inside = keras.Model(self.model.inputs, layer.output)
            y = keras.ops.convert_to_numpy(inside([images], training=False))
            if kind == "relu":  # 0 everywhere
                dead = y.max(axis=tuple(range(y.ndim - 1))) <= 0
                logs[f"layer/{layer.name}/dead-fraction"] = float(dead.mean())
            else:
                slope = 1 - y**2 if kind == "tanh" else 4 * y * (1 - y)
                share = float((slope < 0.05).mean())
                logs[f"layer/{layer.name}/saturated-fraction"] = share
