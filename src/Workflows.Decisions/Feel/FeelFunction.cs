using System.Collections.Immutable;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel;

/// <summary>Something that can be called from an expression: its parameters in order, and its body. Compared by reference.</summary>
public sealed class FeelFunction
{
    private readonly Func<Run, FeelValue[], FeelValue> body;

    internal FeelFunction(string name, ImmutableArray<string> parameters, Func<Run, FeelValue[], FeelValue> body)
    {
        Name = name;
        Parameters = parameters;
        this.body = body;
    }

    /// <summary>A function of the caller's own: pure, and null where its arguments have no meaning. A call with another number of arguments is null.</summary>
    public static FeelFunction Of(string name, ImmutableArray<string> parameters, Func<IReadOnlyList<FeelValue>, FeelValue> body) =>
        new(name, parameters, (_, arguments) => body(arguments));

    /// <summary>The name under which it was defined; empty for an anonymous function.</summary>
    public string Name { get; }

    public ImmutableArray<string> Parameters { get; }

    /// <summary>The declared types of parameters and result; Any where none is declared.</summary>
    internal FeelType.FunctionOf Type { get; init; } = new(null, FeelType.Any);

    /// <summary>Whether it is of a function type with these parameters and this result; null where <see cref="Type"/> says it.</summary>
    internal Func<ImmutableArray<FeelType>, FeelType, bool>? Conforms { get; init; }

    /// <summary>Whether it takes so many arguments; null where it takes as many as it has parameters. Built-in functions are the former.</summary>
    internal Func<int, bool>? Takes { get; init; }

    internal FeelValue Invoke(Run run, FeelValue[] arguments)
    {
        run.Enter();
        try
        {
            return body(run, arguments);
        }
        finally
        {
            run.Leave();
        }
    }
}
