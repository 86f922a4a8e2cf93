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

    /// <summary>The name under which it was defined; empty for an anonymous function.</summary>
    public string Name { get; }

    public ImmutableArray<string> Parameters { get; }

    /// <summary>The declared types of parameters and result; Any where none is declared.</summary>
    internal FeelType.FunctionOf Type { get; init; } = new(null, FeelType.Any);

    /// <summary>Whether it settles the number of its arguments itself, as built-in functions do.</summary>
    internal bool IsVariadic { get; init; }

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
