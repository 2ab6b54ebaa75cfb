package dev.kasus.session;

import dev.kasus.engine.Engine;
import dev.kasus.message.BadInput;
import java.util.List;
import java.util.ServiceLoader;

/** The engine that trains: one of another's that the class path holds, else libtorch. */
public final class Engines {
    private static final String OWN = "dev.kasus.torch.";

    private Engines() {}

    /** A new engine; refused where the class path has none. */
    public static Engine load() {
        List<ServiceLoader.Provider<Engine>> found =
                ServiceLoader.load(Engine.class).stream().toList();
        return found.stream()
                .filter(engine -> !engine.type().getName().startsWith(OWN))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElseThrow(() -> new BadInput(
                        "nothing can be trained: the class path has no engine",
                        "Add the dependency dev.kasus:kasus-torch, or another engine that META-INF/services names."))
                .get();
    }

    /** An engine that refuses: for what reads only. */
    static Engine none() {
        return (recipe, probes, from, observer) -> {
            throw new IllegalStateException("nothing is trained here");
        };
    }
}
