using System.Collections.Immutable;
using Workflows.Enforcement.Documents;
using Workflows.Enforcement.Numbers;
using Workflows.Enforcement.Payment;
using Workflows.Enforcement.Publishing;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Actions;

/// <summary>The pure actions that service tasks may name: each reads its inputs and the case, and gives values, documents, numbers or a refusal.</summary>
public static class ActionLibrary
{
    public static ImmutableDictionary<string, CaseAction> All { get; } = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, CaseAction>
    {
        ["assign-case-number"] = AssignNumber.Of(AssignNumber.Case),
        ["assign-decision-number"] = AssignNumber.Of(AssignNumber.Decision),
        ["make-document"] = MakeDocument.Run,
        ["mask-decision"] = MaskDecision.Run,
        ["check-leaks"] = CheckLeaks.Run,
        ["publish-decision"] = PublishDecision.Run,
        ["late-surcharge"] = LateSurcharge.Run,
        ["payment-balance"] = PaymentBalance.Run,
    });
}
