package dev.kasus.nets.torch;

import dev.kasus.message.BadInput;
import dev.kasus.nets.torch.PickleValue.Global;
import java.util.Set;

/** What a pickle may name: what would do harm in Python is refused by its name. */
final class PickleNames {
    /** No model has any business here. */
    private static final Set<String> HARMFUL = Set.of(
            "os",
            "posix",
            "nt",
            "subprocess",
            "sys",
            "socket",
            "shutil",
            "runpy",
            "pty",
            "importlib",
            "ctypes",
            "webbrowser",
            "code",
            "commands",
            "pickle");

    private static final Set<String> HARMFUL_BUILTINS = Set.of(
            "eval",
            "exec",
            "execfile",
            "compile",
            "open",
            "__import__",
            "getattr",
            "setattr",
            "input",
            "breakpoint",
            "globals",
            "apply");

    private PickleNames() {}

    static Global global(String module, String name) {
        String first = module.split("\\.", 2)[0];
        boolean builtin = first.equals("builtins") || first.equals("__builtin__");
        if (HARMFUL.contains(first) || (builtin && HARMFUL_BUILTINS.contains(name))) {
            throw new BadInput(
                    "it would run " + module + "." + name + " in Python as soon as it is loaded",
                    "Do not load it with torch.load: no framework writes such a file.");
        }
        return new Global(module, name);
    }
}
