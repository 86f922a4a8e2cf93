using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Requirements;

namespace Workflows.Decisions.Dmn.Checking;

/// <summary>What a model was read from, for those who look at it again.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Elements">The elements that have values, in the order of the file.</param>
/// <param name="Members">The names that may stand behind a dot.</param>
internal sealed record ModelSource(string File, ImmutableArray<(XElement Element, Node Node)> Elements, ImmutableArray<string> Members);
