package dev.kasus.session;

import dev.kasus.engine.Engine;
import dev.kasus.message.BadInput;
import dev.kasus.message.Extensions;

/** The engine that trains: one of another's that the class path holds, else libtorch. */
public final class Engines {
    private static final String OWN = "dev.kasus.torch.";

    private Engines() {}

    /** A new engine; refused where the class path has none. */
    public static Engine load() {
        Extensions<Engine> engines = Extensions.of(Engine.class);
        return engines.found().stream()
                .filter(engine -> !engine.getClass().getName().startsWith(OWN))
                .findFirst()
                .or(() -> engines.found().stream().findFirst())
                .orElseThrow(() -> new BadInput(
                        engines.problems().isEmpty()
                                ? "nothing can be trained: the class path has no engine"
                                : engines.problems().get(0),
                        "Add the dependency dev.kasus:kasus-torch, or another engine that META-INF/services names."));
    }

    /** An engine that refuses: for what reads only. */
    static Engine none() {
        return (recipe, probes, from, observer) -> {
            throw new IllegalStateException("nothing is trained here");
        };
    }
}
