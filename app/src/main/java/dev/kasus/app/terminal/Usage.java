package dev.kasus.app.terminal;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.Nearest;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in plain sentences. */
final class Usage {
    private Usage() {}

    static BadInput of(ParameterException wrong) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        String help = "See " + command.qualifiedName() + " --help.";
        if (wrong.getCause() instanceof BadInput said) {
            return said;
        }
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unknown(command, unmatched.getUnmatched().get(0), help);
        }
        if (wrong instanceof MissingParameterException missing) {
            return missing(command, missing.getMissing(), help);
        }
        ArgSpec argument = wrong.getArgSpec();
        if (wrong instanceof OverwrittenOptionException twice) {
            return new BadInput(name(twice.getOverwritten()) + " is given more than once", "Give it once. " + help);
        }
        if (argument != null && wrong.getValue() != null && !(wrong instanceof MaxValuesExceededException)) {
            String must = must(argument, wrong);
            return new BadInput(name(argument) + " is \"" + wrong.getValue() + "\", but must be " + must, help);
        }
        String message = String.valueOf(wrong.getMessage());
        return new BadInput(Character.toLowerCase(message.charAt(0)) + message.substring(1), help);
    }

    private static BadInput unknown(CommandSpec command, String word, String help) {
        boolean isOption = word.startsWith("-") && word.length() > 1;
        if (isOption) {
            String option = word.replaceFirst("=.*", "");
            return new BadInput(
                    command.parent() == null
                            ? "there is no option " + option
                            : command.name() + " has no option " + option,
                    Nearest.suggest(option, optionsOf(command)) + " " + help);
        }
        if (!command.subcommands().isEmpty()) {
            return new BadInput(
                    "there is no command \"" + word + "\"",
                    Nearest.suggest(word, command.subcommands().keySet()) + " " + help);
        }
        String takes = command.positionalParameters().isEmpty()
                ? "It takes options only. "
                : "It takes " + labels(command.positionalParameters()) + ". ";
        return new BadInput(command.name() + " has no use for \"" + word + "\"", takes + help);
    }

    private static List<String> optionsOf(CommandSpec command) {
        return command.options().stream().map(OptionSpec::longestName).toList();
    }

    private static BadInput missing(CommandSpec command, List<ArgSpec> missing, String help) {
        if (missing.size() == 1 && missing.get(0) instanceof OptionSpec option) {
            return new BadInput(
                    option.longestName() + " needs a value",
                    "Write " + option.longestName() + " " + option.paramLabel() + ". " + help);
        }
        return new BadInput(
                command.name() + " needs " + labels(missing),
                "Write " + command.qualifiedName() + " " + words(command.positionalParameters()) + ". " + help);
    }

    private static String labels(List<? extends ArgSpec> arguments) {
        return arguments.stream().map(Usage::name).collect(Collectors.joining(" and "));
    }

    private static String words(List<? extends ArgSpec> arguments) {
        return arguments.stream().map(Usage::name).collect(Collectors.joining(" "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String must(ArgSpec argument, ParameterException wrong) {
        Class<?> type = argument.typeInfo().isMultiValue()
                ? argument.typeInfo().getAuxiliaryTypes()[0]
                : argument.typeInfo().getType();
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        List<String> legal = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(legal::add);
        } else if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).map(String::valueOf).forEach(legal::add);
        }
        if (!legal.isEmpty()) {
            return (legal.size() == 1 ? "" : "one of ") + String.join(", ", legal);
        }
        Throwable cause = wrong.getCause();
        return cause instanceof InvalidPathException || !(cause instanceof TypeConversionException)
                ? "a path of this machine"
                : String.valueOf(cause.getMessage());
    }
}
