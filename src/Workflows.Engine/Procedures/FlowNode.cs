using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute;
using Workflows.Statute.Periods;

namespace Workflows.Engine.Procedures;

/// <summary>What every element of a flow has.</summary>
/// <param name="Article">The article that a reader may check the element against.</param>
/// <param name="Stage">The stage of the case that entering it begins; null leaves the stage.</param>
public sealed record ElementInfo(
    string Id, Bilingual Name, SourcePosition At, string? Article, string? Stage, ImmutableArray<Emission> Emits);

/// <summary>A legal event that completing an element is.</summary>
/// <param name="When">Only if this is true of the case; null means always.</param>
/// <param name="On">Its legal day; null means the form's legal date, else the legal day of the command.</param>
public sealed record Emission(string Event, FeelExpression? When, FeelExpression? On);

/// <summary>A value handed over under a name.</summary>
public sealed record Mapping(string Name, FeelExpression Value);

/// <summary>
/// A decision of substance goes by the law of the day of the act, unless the law of today is lighter (行政处罚法 art. 37). Its table asks for the day
/// whose law it is to apply under <c>lawOn</c>.
/// </summary>
/// <param name="ActOn">The day of the act.</param>
/// <param name="Lighter">Over <c>former</c> and <c>present</c>, the results under the two laws: true where the present one is the lighter.</param>
public sealed record SubstantiveLaw(FeelExpression ActOn, FeelExpression Lighter);

/// <summary>An arrow of the flow.</summary>
/// <param name="Condition">FEEL; null on flows that need none.</param>
public sealed record SequenceFlow(string Id, Bilingual? Name, string Source, string Target, FeelExpression? Condition);

/// <summary>What a timer event waits for (BPMN 10.5.5, timer event definition).</summary>
public abstract record TimerSpec
{
    private TimerSpec() { }

    /// <summary>The end of a deadline of the register, or a period before its target.</summary>
    public sealed record OfDeadline(string Key, Period? Before) : TimerSpec;

    /// <summary>A date (its first minute) or a date and time, worked out on entering.</summary>
    public sealed record AtDate(FeelExpression Date) : TimerSpec;

    /// <summary>A legal period, counted from the day of entering.</summary>
    public sealed record After(Period Length) : TimerSpec;
}

/// <summary>A message that may arrive, declared beside the process.</summary>
/// <param name="Roles">Who may record it; empty for a message that only the case itself sends.</param>
/// <param name="Form">Its form; null for a message that only the case itself sends.</param>
public sealed record MessageSpec(string Id, string Name, Bilingual Title, ImmutableArray<string> Roles, string? Form, string? Article)
{
    public bool ComesFromOutside => Form is not null;

    /// <summary>Where it is declared.</summary>
    public SourcePosition At { get; init; }
}

/// <summary>What sets an event off.</summary>
public abstract record Trigger
{
    private Trigger() { }

    public sealed record None : Trigger;

    public sealed record Timer(TimerSpec Spec) : Trigger;

    public sealed record Message(MessageSpec Spec) : Trigger;

    /// <param name="Code">The error's code; null catches every error.</param>
    public sealed record Error(string? Code) : Trigger;
}

/// <summary>An element of a flow that the engine executes (BPMN 2.0.2, section 13).</summary>
public abstract record FlowNode
{
    private FlowNode(ElementInfo info) => Info = info;

    public ElementInfo Info { get; }

    public string Id => Info.Id;

    public sealed record StartEvent(ElementInfo Info, Trigger Trigger, string? Form) : FlowNode(Info);

    public sealed record EndEvent(ElementInfo Info, EndKind Kind, string? ErrorCode) : FlowNode(Info);

    /// <summary>A user task, or a manual task where <paramref name="IsManual"/>.</summary>
    public sealed record PersonTask(
        ElementInfo Info, ImmutableArray<string> Roles, string? Duty, string? Form, string? Deadline, bool IsManual) : FlowNode(Info);

    public sealed record ServiceTask(
        ElementInfo Info, string Action, ImmutableArray<Mapping> Inputs, ImmutableArray<Mapping> Outputs) : FlowNode(Info);

    public sealed record BusinessRuleTask(ElementInfo Info, string Decision, string Result) : FlowNode(Info)
    {
        /// <summary>How the law is chosen where the decision is one of substance; null for one of procedure, which looks at the day of the step itself.</summary>
        public SubstantiveLaw? Substance { get; init; }
    }

    public sealed record CallActivity(
        ElementInfo Info, string Called, ImmutableArray<Mapping> Inputs, ImmutableArray<Mapping> Outputs) : FlowNode(Info);

    public sealed record SubProcess(ElementInfo Info, FlowScope Body) : FlowNode(Info);

    public sealed record ExclusiveGateway(ElementInfo Info, string? DefaultFlow) : FlowNode(Info);

    public sealed record ParallelGateway(ElementInfo Info) : FlowNode(Info);

    public sealed record EventBasedGateway(ElementInfo Info) : FlowNode(Info);

    public sealed record CatchEvent(ElementInfo Info, Trigger Trigger) : FlowNode(Info);

    public sealed record ThrowEvent(ElementInfo Info) : FlowNode(Info);

    public sealed record BoundaryEvent(ElementInfo Info, string AttachedTo, Trigger Trigger, bool Interrupting) : FlowNode(Info);
}

/// <summary>How an end event ends: its token, its whole scope, or its scope with an error.</summary>
public enum EndKind { None, Terminate, Error }
