using Elsa.Host.Accounts;
using Elsa.Host.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Engine.Commands;
using Workflows.Runtime.Cases;

namespace Elsa.Host.Casework;

/// <summary>A page with a form that becomes a command: what a refusal leaves on it, and what keeps a second submit from doing anything.</summary>
[Authorize(Policy = Policies.CaseFiles)]
[RequestSizeLimit(Uploads.LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.LargestPost)]
internal abstract class FormPage(ReadersWords words) : PageModel
{
    /// <summary>The name under which what was done is said on the next page.</summary>
    public const string DoneKey = "Done";

    /// <summary>The name under which a page tells the box of a refusal who holds the task: a key of the texts.</summary>
    public const string HeldKey = "Held";

    /// <summary>The command's key, rendered into the form: the same for every submit of the same page.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    public RefusalText? Refusal { get; private protected set; }

    public FormSheet? Sheet { get; private protected set; }

    protected string Actor => User.Identity?.Name ?? throw new InvalidOperationException("Expected somebody who has signed in, but nobody has.");

    protected ReadersWords Words => words;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>Takes a refusal onto the page; problems with answers go to their fields.</summary>
    protected PageResult Refuse(Rejection why)
    {
        if (why is Rejection.FormInvalid { Problems: var problems } && Sheet is { } sheet)
        {
            Sheet = sheet with { Problems = problems };
            return Unprocessable();
        }
        Refusal = RefusalText.Of(why, words);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    protected PageResult Unprocessable()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>
    /// What a submit is answered before the case is looked at: one without a key is none of such a page, for one key for all would have every later answer told
    /// as done before; and what the same person sent with this key for the same act is done. Null where it is to be done now.
    /// </summary>
    protected async Task<IActionResult?> AnswerAtOnceAsync<TCommand>(CaseRuntime runtime, string caseId, Func<IActionResult> doneBefore) where TCommand : CaseCommand =>
        Key == Guid.Empty ? BadRequest() : await runtime.WasAcceptedAsync<TCommand>(caseId, Actor, Key.ToString(), Aborted) ? doneBefore() : null;

    /// <summary>A fresh page gets a key; one that comes back keeps its own.</summary>
    protected void GiveKey()
    {
        if (Key == Guid.Empty) Key = Guid.CreateVersion7();
    }
}
