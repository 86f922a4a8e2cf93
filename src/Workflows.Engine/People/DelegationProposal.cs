using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine.Commands;
using Workflows.Statute;

namespace Workflows.Engine.People;

/// <summary>A delegation that somebody is about to record.</summary>
/// <param name="Document">The number or title of the writing.</param>
/// <param name="HasFile">Whether the writing itself was handed in.</param>
public sealed record DelegationProposal(string? Principal, string? Deputy, string? Role, DateOnly? From, DateOnly? To, string? Document, bool HasFile)
{
    /// <summary>The field of the writing, as problems name it.</summary>
    public const string FileField = "Writing";

    private const int LongestDocument = 200;

    /// <summary>
    /// Why it cannot be recorded. The principal gives a role of his own, in writing, to another; a third person records it, so that nobody makes himself acting head.
    /// </summary>
    /// <param name="recorder">The account that records it.</param>
    /// <param name="delegable">The roles that may be delegated at all.</param>
    public ImmutableArray<FormProblem> Problems(PersonDirectory people, string recorder, IReadOnlyCollection<string> delegable, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(delegable);
        return [.. OfPeople(people, recorder, delegable), .. OfPeriod(today), .. OfWriting()];
    }

    private IEnumerable<FormProblem> OfPeople(PersonDirectory people, string recorder, IReadOnlyCollection<string> delegable)
    {
        var (principal, deputy) = (people.Find(Principal), people.Find(Deputy));
        if (principal is null) yield return new(nameof(Principal), string.IsNullOrEmpty(Principal) ? new("请选择委托人。", "Choose the principal.") : Inactive(Principal));
        if (deputy is null) yield return new(nameof(Deputy), string.IsNullOrEmpty(Deputy) ? new("请选择受委托人。", "Choose who acts in the principal's place.") : Inactive(Deputy));
        if (principal is not null && principal == deputy) yield return new(nameof(Deputy), new("委托人和受委托人须为两人。", "The principal and whoever acts in his place are two people."));
        if (principal?.Id == recorder || deputy?.Id == recorder)
            yield return new(principal?.Id == recorder ? nameof(Principal) : nameof(Deputy), new("委托须由第三人登记：登记人不得是委托人或者受委托人。", "A third person records a delegation: neither of the two."));
        if (Role is null || !delegable.Contains(Role)) yield return new(nameof(Role), new("请选择委托行使的岗位职权。", "Choose the role that is delegated."));
        else if (principal is not null && !principal.Has(Role)) yield return new(nameof(Role), new("委托人本人不具有该岗位，不能委托；受托的职权不得再委托。", "The principal does not hold that role himself; what was delegated to him he does not hand on."));
    }

    // The directory holds the accounts in use.
    private static Bilingual Inactive(string account) => new(
        $"账号“{account}”已停用或者不存在，不能委托，也不能受托。请另选人员。", $"The account '{account}' is closed or does not exist: it neither delegates nor acts for anybody. Choose somebody else.");

    private IEnumerable<FormProblem> OfPeriod(DateOnly today)
    {
        if (From is null) yield return new(nameof(From), new("请填写起始日期。", "Enter the first day."));
        if (To is null) yield return new(nameof(To), new("请填写截止日期。", "Enter the last day."));
        if (From > To) yield return new(nameof(To), new("截止日期不得早于起始日期。", "The last day may not lie before the first."));
        else if (To < today)
            yield return new(nameof(To), new(
                string.Create(CultureInfo.InvariantCulture, $"截止日期 {To:yyyy-MM-dd} 已过，今天是 {today:yyyy-MM-dd}。"),
                string.Create(CultureInfo.InvariantCulture, $"The last day, {To:yyyy-MM-dd}, is over: today is {today:yyyy-MM-dd}.")));
    }

    private IEnumerable<FormProblem> OfWriting()
    {
        if (string.IsNullOrWhiteSpace(Document)) yield return new(nameof(Document), new("请填写委托书的文号或者名称。", "Enter the number or title of the writing."));
        else if (Document.Trim().Length > LongestDocument) yield return new(nameof(Document), new("文号或者名称最多 200 个字。", "The number or title may have 200 characters at most."));
        if (!HasFile) yield return new(FileField, new("请上传委托书。", "Hand in the writing."));
    }
}
