// Imported by a page that has the texts of both languages from its beginning.
import { english } from '../../shared/text/en-US';
import { putTexts } from '../../shared/text/texts-on-demand';
import { chinese } from '../../shared/text/zh-CN';

putTexts('zh-CN', chinese);
putTexts('en-US', english);
