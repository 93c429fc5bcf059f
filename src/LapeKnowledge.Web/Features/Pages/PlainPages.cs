using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Pages;

internal sealed class PlainPages(DetailPages details)
{
    public PlainPage Build(Page page)
    {
        var read = details.Open();
        var below = details.Groups(read).Add("below", read.Interface(InterfaceTexts.GoesTogether), details.Related.Children<Page>(page.Key));
        return new PlainPage(details.Article(read, page), below.All);
    }
}
